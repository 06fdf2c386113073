/**
 * The condition, in SQL, under which a signature of the charter counts on a day (`:day`): given by then, and no later version
 * adopted since that asked everybody to sign again. The one meaning of « has signed », for viewers, readers and pages.
 */
export function validSignature(councilId: string, charterId: string, signedOn: string): string {
  return `${signedOn} <= :day AND NOT EXISTS (
    SELECT 1 FROM charter later JOIN charter own ON own.id = ${charterId}
    WHERE later.council_id = ${councilId} AND later.asks_again = TRUE AND later.adopted_on <= :day AND later.number > own.number)`;
}
