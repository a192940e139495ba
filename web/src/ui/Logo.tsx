/** A C for ConnexUS with a voice coming out of it. */
export function Logo({ className }: { className?: string }) {
  return <img src="/icons/favicon.svg" alt="" className={className} />;
}
