/** The same throws for the same seed, on any machine: a generated council differs from another by its seed alone. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** The same throws from here on, whatever was thrown before. */
  restart(seed: number): void {
    this.state = seed >>> 0;
  }

  /** From 0 (included) to 1 (excluded); mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  oneOf<T>(things: readonly T[]): T {
    const thing = things[Math.floor(this.next() * things.length)];
    if (thing === undefined) throw new Error('Nothing to choose from.');
    return thing;
  }

  /** Several different ones, as many as there are at most. */
  someOf<T>(things: readonly T[], count: number): T[] {
    const chosen = new Set<T>();
    while (chosen.size < Math.min(count, things.length)) chosen.add(this.oneOf(things));
    return [...chosen];
  }

  /** An id of the form that the application makes (version 7): rows of one time lie side by side in the indexes, as in life. */
  id(milliseconds: number): string {
    const time = milliseconds.toString(16).padStart(12, '0');
    const [a, b, c] = [this.hex(3), this.hex(3), this.hex(12)];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${a}-8${b}-${c}`;
  }

  private hex(digits: number): string {
    let text = '';
    for (let rank = 0; rank < digits; rank += 1) text += Math.floor(this.next() * 16).toString(16);
    return text;
  }
}
