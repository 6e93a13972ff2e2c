import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { deployments } from "@/db/schema/deployments";
import { institutions } from "@/db/schema/institutions";
import type { RecordKind } from "@/db/values";
import { AppError } from "@/lib/errors";
import { isConfirmed, next, type RecordEvent } from "./rules";
import {
  type ApplicationRow,
  type DeploymentRow,
  type InstitutionRow,
  type RecordRow,
  standingOf,
} from "./tables";

/** A record with what hangs together with it: a deployment is handed in with its institution and its applications. */
export type Dossier = {
  institution: InstitutionRow;
  deployment: DeploymentRow | null;
  applications: ApplicationRow[];
};
export type DossierItem = { kind: RecordKind; row: RecordRow };
export type RecordRef = { kind: RecordKind; id: string };

const missing = () => new AppError("record.not-found");

async function institutionOf(tx: Transaction, institutionId: string): Promise<InstitutionRow> {
  const [row] = await tx.select().from(institutions).where(eq(institutions.institutionId, institutionId));
  if (row === undefined) throw missing();
  return row;
}

async function deploymentOf(tx: Transaction, id: string): Promise<DeploymentRow> {
  const [row] = await tx.select().from(deployments).where(eq(deployments.id, id));
  if (row === undefined) throw missing();
  return row;
}

async function applicationsOf(tx: Transaction, deployment: DeploymentRow): Promise<ApplicationRow[]> {
  return tx
    .select()
    .from(applications)
    .where(
      and(
        eq(applications.institutionId, deployment.institutionId),
        eq(applications.deploymentId, deployment.id),
      ),
    )
    .orderBy(applications.number);
}

/** A dossier as it stands; out of reach is the same as absent. */
export async function readDossier(tx: Transaction, root: RecordRef): Promise<Dossier> {
  if (root.kind === "institution") {
    return { institution: await institutionOf(tx, root.id), deployment: null, applications: [] };
  }
  if (root.kind === "deployment") {
    const deployment = await deploymentOf(tx, root.id);
    const institution = await institutionOf(tx, deployment.institutionId);
    return { institution, deployment, applications: await applicationsOf(tx, deployment) };
  }
  const [application] = await tx.select().from(applications).where(eq(applications.id, root.id));
  if (application === undefined) throw missing();
  const deployment = await deploymentOf(tx, application.deploymentId);
  return {
    institution: await institutionOf(tx, application.institutionId),
    deployment,
    applications: [application],
  };
}

/**
 * A dossier to act on. The institution's row is the lock: two people who act on records of one institution take turns,
 * and whoever comes second sees what the first left.
 */
export async function lockDossier(tx: Transaction, root: RecordRef): Promise<Dossier> {
  const { institution } = await readDossier(tx, root);
  await tx
    .select({ id: institutions.id })
    .from(institutions)
    .where(eq(institutions.institutionId, institution.institutionId))
    .for("update");
  return readDossier(tx, root);
}

function candidates(root: RecordRef, dossier: Dossier): DossierItem[] {
  const institution: DossierItem = { kind: "institution", row: dossier.institution };
  if (root.kind === "institution" || dossier.deployment === null) return [institution];
  const below = dossier.applications.map((row): DossierItem => ({ kind: "application", row }));
  return root.kind === "application"
    ? below
    : [institution, { kind: "deployment", row: dossier.deployment }, ...below];
}

/** The records an event moves: the root, and of the rest those that stand where the event applies. */
export function membersFor(event: RecordEvent, root: RecordRef, dossier: Dossier): DossierItem[] {
  const moved = candidates(root, dossier).filter(({ kind, row }) => {
    const standing = standingOf(row);
    if (next(standing, event) === null) return false;
    const isRoot = kind === root.kind && row.id === root.id;
    return isRoot || event !== "submit" || standing.state !== "published" || !isConfirmed(standing);
  });
  const isRootMoved = moved.some(({ kind, row }) => kind === root.kind && row.id === root.id);
  return isRootMoved ? moved : [];
}
