import { median, quantile, type Load } from './load.js';

/** What one page or form gave, over all rounds. */
export class Measures {
  readonly ten: Load[] = [];
  readonly tenByEight: Load[] = [];
  readonly one: Load[] = [];
  readonly floor: Load[] = [];
  readonly floorByEight: Load[] = [];

  constructor(readonly name: string) {}

  get alone(): Figures {
    return figuresOf(this.ten);
  }

  get byEight(): Figures {
    return figuresOf(this.tenByEight);
  }

  /** Throughput over the floor's, eight clients each; the median of the rounds. Null where there is no floor. */
  get ratio(): number | null {
    return ratio(this.tenByEight, this.floorByEight);
  }

  get ratioAlone(): number | null {
    return ratio(this.ten, this.floor);
  }

  /** The floor's processor time over ours: the same share, told by the processor and not by the clock. */
  get processorShare(): number | null {
    return ratio(this.floorByEight, this.tenByEight, ({ processorMs }) => processorMs);
  }

  /** Cost at ten years over the cost at one. */
  get ageing(): number | null {
    return ratio(this.one, this.ten);
  }

  /** The same by processor time. */
  get processorAgeing(): number | null {
    return ratio(this.ten, this.one, ({ processorMs }) => processorMs);
  }

  get processorMs(): number {
    return median(this.tenByEight.map(({ processorMs }) => processorMs));
  }

  get errors(): number {
    return [...this.ten, ...this.tenByEight, ...this.one].reduce((sum, { errors }) => sum + errors, 0);
  }
}

export interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

function figuresOf(rounds: readonly Load[]): Figures {
  const latencies = rounds.flatMap(({ latencies: round }) => round);
  return { perSecond: median(rounds.map(({ perSecond }) => perSecond)), p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

function ratio(above: readonly Load[], below: readonly Load[], of = ({ perSecond }: Load) => perSecond): number | null {
  const ratios = above.flatMap((one, round) => {
    const other = below[round];
    return other === undefined || of(other) === 0 ? [] : [of(one) / of(other)];
  });
  return ratios.length === 0 ? null : median(ratios);
}
