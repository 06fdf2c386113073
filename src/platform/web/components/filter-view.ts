import type { SelectView } from '../forms/form-view.js';

/** A list narrowed by its address: a GET form in the margin, and the active filters as chips that can be taken away. */
export interface FilterView {
  readonly action: string;
  /** What the address must keep when the filters change: the chosen tab, the sort. */
  readonly kept: readonly { readonly name: string; readonly value: string }[];
  readonly groups: readonly FilterGroupView[];
  readonly selects: readonly SelectView[];
}

export interface FilterGroupView {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly FilterOptionView[];
}

export interface FilterOptionView {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
  /** As text, so that « 0 » is shown; null where counting is not allowed or not worth it. */
  readonly count: string | null;
  readonly noun: string;
}

export interface FilterChipsView {
  readonly intro: string;
  readonly chips: readonly { readonly label: string; readonly href: string }[];
  readonly clearHref: string;
}
