import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

type Look = { look?: "primary" | "outlined" | "quiet" | "danger"; large?: boolean };

const lookClass = { primary: "pri", outlined: "", quiet: "quiet", danger: "dan" } as const;

export function buttonClass({ look = "outlined", large }: Look, className?: string): string {
  return clsx("btn", lookClass[look], large && "lg", className);
}

/** A button; one primary a screen. What it still waits for belongs in its words: 签署（还差2项）. */
export function Button({
  look,
  large,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Look) {
  return (
    <button
      type={type}
      className={buttonClass({ ...(look && { look }), ...(large && { large }) }, className)}
      {...rest}
    />
  );
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ look, large, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return (
    <Link className={buttonClass({ ...(look && { look }), ...(large && { large }) }, className)} {...rest} />
  );
}
