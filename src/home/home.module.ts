import { Module } from '@nestjs/common';
import { MeetingsModule } from '../meetings/index.js';
import { ProblemsModule } from '../problems/index.js';
import { SummariesModule } from '../summaries/index.js';
import { HomeController } from './home.controller.js';
import { KnownGroupsQuery } from './lead/known-groups.query.js';
import { LeadHomeQuery } from './lead/lead-home.query.js';
import { NextMeetingQuery } from './lead/next-meeting.query.js';
import { SilentProblemsQuery } from './lead/silent-problems.query.js';
import { MemberHomeQuery } from './member/member-home.query.js';
import { NewsQuery } from './news.query.js';
import { NextDaysQuery } from './next-days.query.js';
import { BlockedRepliesQuery } from './things/blocked-replies.query.js';
import { MeetingsDueQuery } from './things/meetings-due.query.js';
import { OwnMeetingsQuery } from './things/own-meetings.query.js';
import { ThingsQuery } from './things/things.query.js';
import { UnreachablePartnersQuery } from './things/unreachable-partners.query.js';

@Module({
  imports: [ProblemsModule, MeetingsModule, SummariesModule],
  controllers: [HomeController],
  providers: [
    BlockedRepliesQuery, KnownGroupsQuery, LeadHomeQuery, MeetingsDueQuery, MemberHomeQuery, NewsQuery, NextDaysQuery, NextMeetingQuery,
    OwnMeetingsQuery, SilentProblemsQuery, ThingsQuery, UnreachablePartnersQuery,
  ],
})
export class HomeModule {}
