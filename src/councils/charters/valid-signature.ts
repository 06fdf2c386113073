/**
 * The condition, in SQL, under which a signature of the charter counts on a day (`:day`): given by then, and no later version
 * adopted since that asked everybody to sign again. The one meaning of « has signed », for viewers, readers and pages.
 */
export function validSignature(councilId: string, charterId: string, signedOn: string): string {
  const later = `SELECT 1 FROM charter later, charter own WHERE own.id = ${charterId} AND later.council_id = ${councilId}`;
  return `(${signedOn} <= :day AND NOT EXISTS (${later} AND later.asks_again = TRUE AND later.adopted_on <= :day AND later.number > own.number))`;
}
