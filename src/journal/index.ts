export { JournalModule } from './journal.module.js';
