/** The taxonomy of what may go wrong; `error-page.filter.ts` alone turns it into pages. */

/** Unknown or hidden: the same 404 in both cases, so that addresses cannot be probed. */
export class NotVisible extends Error {}

export class SignInRequired extends Error {}

/** The session must be proved again before an act of this weight: the page that does it leads back. */
export class ConfirmationRequired extends Error {}

/** The person may never do this here, whatever the row. */
export class ActionNotAllowed extends Error {}

/** A rule of the trade says no; the explanation is a French sentence for the person. */
export class RuleViolation extends Error {
  constructor(
    readonly rule: string,
    readonly explanation: string,
  ) {
    super(rule);
  }
}

/** Somebody else changed the row since the page was shown. The error page gives back what was written. */
export class StaleVersion extends Error {}

/** The form cannot have come from our page: missing key, wrong token, parameters of the wrong kind. */
export class BadRequest extends Error {
  constructor(readonly explanation: string) {
    super(explanation);
  }
}

/** The unsafe request does not come from our own pages (Origin, Fetch-Metadata or token). */
export class ForgedRequest extends Error {}

/** Our own page, but its session has ended or changed since: what was written is given back. */
export class SessionEnded extends Error {}

/** Too much waits to be written: try again. */
export class ServiceBusy extends Error {}

/** Throws unless the form was made from the row as it is now. */
export function expectVersion(row: { readonly version: number }, seen: number): void {
  if (row.version !== seen) throw new StaleVersion();
}
