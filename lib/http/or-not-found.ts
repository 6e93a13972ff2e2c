import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** For a page: what is out of reach is the same as absent, and both are the not-found page. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === "record.not-found") notFound();
    throw error;
  }
}
