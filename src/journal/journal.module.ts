import { Module } from '@nestjs/common';
import { JournalActorsQuery } from './journal-actors.query.js';
import { JournalPages } from './journal-pages.js';
import { JournalReferencesQuery } from './journal-references.query.js';
import { JournalController } from './journal.controller.js';
import { JournalQuery } from './journal.query.js';

@Module({ controllers: [JournalController], providers: [JournalQuery, JournalActorsQuery, JournalReferencesQuery, JournalPages] })
export class JournalModule {}
