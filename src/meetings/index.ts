export { type AgendaPoint, AgendaRepository } from './agenda/agenda.repository.js';
export { AgendaService, type NewItem } from './agenda/agenda.service.js';
export { CarryOver } from './agenda/carry-over/carry-over.entity.js';
export { CarryOverService } from './agenda/carry-over/carry-over.service.js';
export { AgendaItem } from './agenda/agenda-item.entity.js';
export { AttendanceService } from './sitting/attendance/attendance.service.js';
export { Invitation } from './invitations/invitation.entity.js';
export { InvitationRepository } from './invitations/invitation.repository.js';
export { InvitationService } from './invitations/invitation.service.js';
export { Meeting } from './meeting.entity.js';
export { MeetingRepository } from './meeting.repository.js';
export { MeetingService, type MeetingSlot, type NewMeeting } from './meeting.service.js';
export {
  ATTENDANCES, type Attendance, type AttendanceCapacity, INVITATION_ANSWERS, type InvitationAnswer, type ItemKind, type ItemResult, type MeetingState,
  type MinutesState, type StandingItem,
} from './meeting-words.js';
export { slotMinutes } from './meeting.rules.js';
export { ANSWER_STATUS, ATTENDANCE_STATUS, MEETING_STATUS, minutesStatus, NO_ANSWER } from './meeting.wording.js';
export { type FrozenAction, type FrozenEntry, type FrozenPoint, type FrozenVersion, readPoint, readVersion } from './minutes/published/frozen-minutes.js';
export { MinutesEdition } from './minutes/published/minutes-edition.entity.js';
export { MinutesPoint } from './minutes/published/minutes-point.entity.js';
export { MinutesRepository } from './minutes/minutes.repository.js';
export { MinutesService } from './minutes/minutes.service.js';
export { MinutesVersion } from './minutes/published/minutes-version.entity.js';
export { MeetingsModule } from './meetings.module.js';
export { type MeetingCounts, MeetingCountsQuery } from './pages/meeting-counts.query.js';
export { MeetingListQuery, type MeetingRow } from './pages/meeting-list.query.js';
export { answersWords, attendanceWords } from './pages/meeting-sentences.js';
export { AgreementService } from './sitting/agreement.service.js';
export { Entry } from './sitting/entries/entry.entity.js';
export { EntryService, type EntryWords, type NewEntry } from './sitting/entries/entry.service.js';
export { type Officers, SittingService } from './sitting/sitting.service.js';
export { SittingsModule } from './sittings.module.js';
