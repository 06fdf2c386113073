/** The one door to French writing: dates, numbers and sentences as `design/guide.md` 9 wants them. Called by presenters. */
export * from './dates.js';
export * from './numbers.js';
export * from './sentences.js';
