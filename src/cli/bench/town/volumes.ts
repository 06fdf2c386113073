/** How much a generated council holds. What is open today is the same whatever its age: years add history alone. */
export interface Volumes {
  readonly years: number;
  readonly meetings: { readonly plenary: number; readonly restricted: number; readonly group: number; readonly watch: number };
  readonly problems: number;
  readonly actions: number;
  readonly threadLines: number;
}

/** A busy council: 60 meetings, 500 problems, 6,000 actions and 20,000 thread lines a year. */
const A_YEAR = { plenary: 2, restricted: 6, group: 12, watch: 40, problems: 500, actions: 6_000, threadLines: 20_000 } as const;

export const ORGANISATIONS = 60;

/** Problems followed today, by status. */
export const FOLLOWED = { to_qualify: 12, open: 60, under_way: 160, monitored: 40, resolved: 20 } as const;

/** Open actions of each problem under way, monitored or resolved, and closed ones beside them. */
export const OPEN_ACTIONS = 4;
export const CLOSED_ACTIONS = 8;

export function volumesOf(years: number): Volumes {
  const { plenary, restricted, group, watch, problems, actions, threadLines } = A_YEAR;
  return {
    years,
    meetings: { plenary: plenary * years, restricted: restricted * years, group: group * years, watch: watch * years },
    problems: problems * years,
    actions: actions * years,
    threadLines: threadLines * years,
  };
}

/** The share of a total that falls to one of several, so that the shares add up exactly. */
export function shareOf(total: number, rank: number, count: number): number {
  return Math.floor(((rank + 1) * total) / count) - Math.floor((rank * total) / count);
}
