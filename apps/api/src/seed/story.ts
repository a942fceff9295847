import { randomUUID } from 'node:crypto';

import type { HandoffScope } from '@kith/domain/handoff/handoff';

import { shippedTemplates } from '@kith/domain/configuration/templates';
import { AccountService } from '../accounts/account.service.js';
import { CaseRecordService } from '../escalations/case-record.service.js';
import { CaseWorkService } from '../escalations/case-work.service.js';
import { CaseViewService } from '../escalations/case-view.service.js';
import { ClinicalConversationService } from '../escalations/clinical-conversation.service.js';
import { EscalationService } from '../escalations/escalation.service.js';
import { FollowUpService } from '../escalations/follow-up.service.js';
import { RotaService } from '../escalations/rota.service.js';
import { SafetyPlanService } from '../escalations/safety-plan.service.js';
import { MembershipService } from '../groups/membership.service.js';
import { HandoffKeyService } from '../handoff/handoff-key.service.js';
import { IdentityService } from '../identity/identity.service.js';
import { ConfigurationProposalService } from '../configuration/configuration-proposal.service.js';
import type { LexiconRuleInput } from '../lexicon/lexicon.model.js';
import { ProposalService } from '../lexicon/proposal.service.js';
import { ActService } from '../moderation/act.service.js';
import { DecisionService } from '../moderation/decision.service.js';
import { QueueService } from '../moderation/queue.service.js';
import { ReportService } from '../moderation/report.service.js';
import { SanctionService } from '../moderation/sanction.service.js';
import { row, rows } from '../platform/db.js';
import { PostingService } from '../threads/posting.service.js';
import { PostService } from '../threads/post.service.js';
import { type GroupKey, type PersonKey, people } from './cast.js';
import { type Stage } from './stage.js';
import { calm } from './talk.js';

const hours = (n: number) => n * 60;

/**
 * One week in three groups, told through the product's own services with the clock set back, so that every row, event
 * and audit entry is what the product itself would have written.
 */
export class Story {
  constructor(private readonly stage: Stage) {}

  async tell(): Promise<void> {
    await this.stage.build();
    await this.stage.fillRota();
    await this.whatPeopleToldUs();
    await this.calmWeek();
    await this.amber();
    await this.crisis();
    await this.appeal();
    await this.newcomers();
    await this.redNow();
    await this.waitingNow();
    this.stage.ago(0);
    await this.stage.settle();
    await this.lexicon();
    await this.handoff();
  }

  /** The clinic's own system reads cases; that it may read messages too waits for a second person. */
  private async handoff(): Promise<void> {
    const keys = this.get(HandoffKeyService);
    const key = (name: string, scopes: readonly HandoffScope[]) =>
      keys.create(this.stage.actor('admin'), { key: randomUUID(), name, scopes, days: 180 });
    this.stage.ago(3 * 24 * 60);
    await key('Clinic records', ['TASKS']);
    this.stage.ago(3 * 60);
    await key('Clinic records, with messages', ['TASKS', 'COMMUNICATIONS']);
    await this.agreed();
  }

  /** Two people have agreed on how long details are seen; a change of a timer waits for a second person. */
  private async agreed(): Promise<void> {
    const proposals = this.get(ConfigurationProposalService);
    const [hannah, lead] = [this.stage.actor('hannah'), this.stage.actor('lead')];
    this.stage.ago(hours(24 * 9));
    const { id } = await proposals.propose(hannah, randomUUID(), {
      part: 'reveals',
      base: 1,
      changes: [{ key: 'lasts', value: '45' }],
      reason: 'In our last ten cases nobody needed more than half an hour.',
    });
    await proposals.approve(lead, id, 'Good. Shorter is safer.');
    this.stage.ago(hours(5));
    await proposals.propose(hannah, randomUUID(), {
      part: 'timers',
      base: 1,
      changes: [
        { key: 'acknowledge.RED', value: '20' },
        { key: 'open.RED', value: '20' },
      ],
      reason: 'We answer urgent cases in a quarter of an hour on most days. Let us promise it.',
    });
    this.stage.ago(0);
  }

  /** A clinician proposes a rule. It waits for its replay, which the worker makes, and for a second person. */
  private async lexicon(): Promise<void> {
    this.stage.ago(2 * 60);
    const rule: LexiconRuleInput = {
      id: 'B9.pointless-pumping',
      signal: 'B9',
      level: 'AMBER',
      certainty: 'strong',
      hold: false,
      all: [['no point (?:pumping|injecting|counting|testing)', '(?:pumping|injecting|counting|testing) is pointless']],
      within: 0,
      unless: ['before (?:breakfast|lunch|dinner)', 'flat battery'],
      positive: ['There is no point testing any more.', 'Counting is pointless, it never ends.'],
      negative: ['No point testing before breakfast, it is always 6.', 'We are counting the days to the holiday.'],
    };
    await this.get(ProposalService).propose(this.stage.actor('hannah'), randomUUID(), {
      base: 0,
      put: [rule],
      retire: [],
      reason: 'Two people in my cases said it like this, weeks before they stopped their insulin. Nothing raised it.',
    });
    this.stage.ago(0);
  }

  private get<T>(part: new (...args: never[]) => T): T {
    return this.stage.app.get(part);
  }

  private thread(by: PersonKey, group: GroupKey, title: string, body: string, topic?: string) {
    return this.get(PostingService).createThread(this.stage.actor(by), {
      key: randomUUID(),
      groupId: this.stage.groupIds[group],
      title,
      body,
      topic: topic ?? null,
    });
  }

  private reply(by: PersonKey, threadId: string, body: string, replyToId?: string) {
    return this.get(PostingService).reply(this.stage.actor(by), {
      key: randomUUID(),
      threadId,
      body,
      replyToId: replyToId ?? null,
    });
  }

  private report(by: PersonKey, postId: string, door: 'WORRIED' | 'RULE', category: string, note: string | null) {
    return this.get(ReportService).report(this.stage.actor(by), {
      key: randomUUID(),
      contentType: 'POST',
      contentId: postId,
      door,
      category,
      note,
    });
  }

  /** The open concern about somebody in a group. */
  private async concern(about: PersonKey, group: GroupKey): Promise<{ id: string; version: number }> {
    const found = await row<{ id: string; version: number }>(
      this.stage.db.reader,
      `SELECT id, version FROM review_item WHERE membership_id = $1 AND status <> 'CLOSED'`,
      [this.stage.membership(about, group)],
    );
    if (!found) throw new Error(`The story expected a concern about ${about}.`);
    return found;
  }

  private async caseOf(who: PersonKey): Promise<{ id: string; version: number }> {
    const found = await row<{ id: string; version: number }>(
      this.stage.db.reader,
      `SELECT id, version FROM escalation WHERE account_id = $1 ORDER BY opened_at DESC LIMIT 1`,
      [this.stage.accounts[who]],
    );
    if (!found) throw new Error(`The story expected a case about ${who}.`);
    return found;
  }

  private filled(template: string, blanks: Readonly<Record<string, string>>): string {
    const body = shippedTemplates.find((one) => one.id === template)?.body ?? '';
    return body.replace(/\{(\w+)\}/g, (_, blank: string) => blanks[blank] ?? '');
  }

  private async whatPeopleToldUs(): Promise<void> {
    this.stage.ago(hours(24 * 20));
    const told = { pregnancy: false, devices: null as string | null, supporter: null as string | null };
    await this.get(AccountService).tellUs(this.stage.actor('winter'), {
      ...told,
      condition: 'Type 1',
      yearsWithIt: 31,
      treatment: 'Pens, background and mealtime',
      ageBand: '55 to 64',
      region: 'North-west England',
      contactBy: 'Message here first',
      supporter: 'A sister, in an emergency',
    });
    await this.get(AccountService).tellUs(this.stage.actor('moon'), {
      ...told,
      condition: 'Type 1',
      yearsWithIt: 20,
      treatment: 'Pump',
      devices: 'Pump and sensor',
      ageBand: '35 to 44',
      region: 'Wales',
      contactBy: 'Message here',
    });
    // Numbers and names of the kind that are kept free for stories.
    await this.get(IdentityService).set(this.stage.actor('winter'), 'NAME', 'Jo Example');
    await this.get(IdentityService).set(this.stage.actor('winter'), 'PHONE', '07700 900142');
    await this.get(IdentityService).set(this.stage.actor('winter'), 'SUPPORTER', 'Sister, 07700 900143');
  }

  private async calmWeek(): Promise<void> {
    const lines = calm
      .flatMap((talk) => talk.lines.map((line, number) => ({ talk, line, number })))
      .sort((a, b) => b.line.ago - a.line.ago);
    const made = new Map<(typeof calm)[number], { threadId: string; ids: string[] }>();
    for (const { talk, line, number } of lines) {
      this.stage.ago(hours(line.ago));
      const thread = made.get(talk);
      if (number === 0) {
        const written = await this.thread(line.by, talk.group, talk.title, line.body, talk.topic);
        made.set(talk, { threadId: written.threadId, ids: [written.id] });
      } else if (thread) {
        const written = await this.reply(
          line.by,
          thread.threadId,
          line.body,
          line.to === undefined ? undefined : thread.ids[line.to],
        );
        thread.ids.push(written.id);
      }
    }
    await this.stage.settle();
    const [first] = made.values();
    for (const id of first?.ids.slice(1, 3) ?? []) await this.get(PostService).hear(this.stage.actor('kettle'), id);
  }

  /** An amber: noticed, a private word, decided. */
  private async amber(): Promise<void> {
    this.stage.ago(hours(70));
    await this.thread(
      'gate',
      'work',
      'Cannot be bothered this month',
      'I do the injections and nothing else. What is the point of checking, I know it will be high. They would all manage better without me moaning.',
    );
    await this.stage.settle();
    this.stage.ago(hours(69.6));
    const { id } = await this.concern('gate', 'work');
    const joss = this.stage.actor('joss');
    await this.get(QueueService).claim(joss, id);
    await this.get(ActService).writeToMember(joss, {
      key: randomUUID(),
      itemId: id,
      templateId: 'kindWord',
      body: this.filled('kindWord', {
        name: 'Garden Gate',
        theirWords: 'knowing it will be high before you check',
        time: 'ten tonight',
      }),
    });
    this.stage.ago(hours(69.4));
    const { version } = await this.concern('gate', 'work');
    await this.get(ActService).decide(joss, {
      key: randomUUID(),
      id,
      version,
      reasonCode: 'supported',
      note: 'Wrote to them. They sound worn out, not in danger. Look again if it comes back.',
    });
    await this.stage.settle();
  }

  /** A crisis at night: the first page is missed, the backup answers, the case is closed and signed off, feedback goes round. */
  private async crisis(): Promise<void> {
    const start = hours(50);
    this.stage.ago(start);
    const written = await this.thread(
      'moon',
      'work',
      'Done',
      'Everyone here has been kind. I have packed it all up and the letters are on the table. I cannot keep myself safe tonight.',
    );
    await this.stage.settle();
    this.stage.ago(start - 1);
    await this.report('shell', written.id, 'WORRIED', 'safety', null);
    await this.stage.settle();
    this.stage.ago(start - 2);
    const { id } = await this.concern('moon', 'work');
    await this.get(QueueService).claim(this.stage.actor('joss'), id);
    this.stage.ago(start - 3);
    await this.get(EscalationService).escalate(this.stage.actor('joss'), {
      key: randomUUID(),
      itemId: id,
      level: 'CRISIS',
      ask: 'CONTACT',
      sentence: 'Says goodbye, letters written, alone tonight.',
    });
    await this.stage.settle();
    for (const minute of [8.5, 13.5]) {
      this.stage.ago(start - minute);
      await this.stage.settle();
    }
    const backup = await this.backup();
    this.stage.ago(start - 14);
    const opened = await this.caseOf('moon');
    await this.get(EscalationService).acknowledge(this.stage.actor(backup), opened.id, randomUUID());
    await this.get(CaseViewService).open(this.stage.actor(backup), opened.id);
    await this.stage.settle();
    const name = backup === 'hannah' ? 'Hannah, a nurse' : 'Dr Okoro, a doctor';
    await this.talk(start - 15, backup, 'moon', [
      [
        'clinic',
        `Hello Late Moon. I am ${name} with Kith. I read what you wrote about the letters. Are you safe right now, and is anybody with you?`,
      ],
      ['member', 'My brother is downstairs. He does not know. I am still here.'],
      [
        'clinic',
        'Thank you for answering me. Would you go and sit with him, and leave the letters where they are? I will stay here while you do.',
      ],
      ['member', 'I told him. He is making tea. I did not think I would say it out loud.'],
    ]);
    const clinician = this.stage.actor(backup);
    this.stage.ago(start - 45);
    await this.get(CaseRecordService).logOutreach(clinician, {
      caseId: opened.id,
      channel: 'MESSAGE',
      result: 'REACHED',
      confirmed: [],
      words: null,
      nextAttemptAt: null,
      key: randomUUID(),
    });
    await this.get(CaseRecordService).saveNote(clinician, {
      caseId: opened.id,
      noteId: null,
      addendumTo: null,
      fields: [
        { name: 'presenting', value: 'Goodbye post, letters written, no plan told beyond tonight.' },
        { name: 'supports', value: 'Brother in the house, told by the member during our talk.' },
        { name: 'nextStep', value: 'Own diabetes team and GP in the morning; we write again at 24 and 72 hours.' },
      ],
      text: '',
      sign: true,
      key: randomUUID(),
    });
    this.stage.ago(start - 70);
    const before = await this.caseOf('moon');
    const base = this.stage.ago(start - 70).getTime();
    await this.get(CaseWorkService).close(clinician, {
      caseId: before.id,
      version: before.version,
      outcome: 'OC01',
      extraOutcomes: ['OC03'],
      actionsTaken: 'Reached in private, brother told, plan for the night and the morning.',
      followUpAt: [new Date(base + hours(24) * 60_000), new Date(base + hours(72) * 60_000)],
      noFollowUpReason: null,
      feedbackCode: 'rightToRaise',
      feedbackText: 'You were right to raise it, and quick.',
      worthTime: true,
      worthReason: null,
      key: randomUUID(),
    });
    await this.stage.settle();
    this.stage.ago(start - 240);
    const closing = await this.caseOf('moon');
    await this.get(CaseWorkService).signOff(
      this.stage.actor('lead'),
      { caseId: closing.id, version: closing.version, key: randomUUID() },
      true,
      'Agreed. Good pace, clear plan.',
    );
    await this.stage.settle();
    this.stage.ago(hours(24));
    await this.stage.settle();
    const [first] = await rows<{ id: string }>(
      this.stage.db.reader,
      `SELECT id FROM follow_up WHERE escalation_id = $1 ORDER BY due_at LIMIT 1`,
      [closing.id],
    );
    if (first) await this.get(FollowUpService).complete(clinician, first.id);
    await this.stage.settle();
  }

  private async backup(): Promise<'hannah' | 'okoro'> {
    const onCall = await this.get(RotaService).now(this.stage.db.reader);
    return onCall.find((shift) => shift.duty === 'BACKUP')?.accountId === this.stage.accounts.hannah
      ? 'hannah'
      : 'okoro';
  }

  /** Messages of a clinical conversation, four minutes apart. */
  private async talk(
    start: number,
    clinician: 'hannah' | 'okoro',
    member: PersonKey,
    lines: readonly ['clinic' | 'member', string][],
  ): Promise<void> {
    const conversations = this.get(ClinicalConversationService);
    const { id: caseId } = await this.caseOf(member);
    for (const [index, [side, body]] of lines.entries()) {
      this.stage.ago(start - index * 4);
      if (side === 'clinic')
        await conversations.writeAsClinic(this.stage.actor(clinician), { caseId, body, key: randomUUID() });
      else {
        await this.stage.db.tx(async (tx) => {
          const [mine] = await conversations.forMember(tx, this.stage.accounts[member]);
          if (mine) await conversations.writeAsMember(tx, this.stage.actor(member), mine.id, body, randomUUID());
        });
      }
    }
    await this.stage.settle();
  }

  /** Advice about a dose is taken down with a reason; the author asks for another look. */
  private async appeal(): Promise<void> {
    this.stage.ago(hours(40));
    const night = await row<{ id: string }>(
      this.stage.db.reader,
      `SELECT id FROM thread WHERE title LIKE 'Anyone on a ladder%' OR title LIKE 'First night shift%' ORDER BY created_at LIMIT 1`,
    );
    const advice = await this.reply(
      'ladder',
      night?.id ?? '',
      'On the first night just drop your background by a third and eat something sweet at two. It works for everybody on our crew.',
    );
    await this.stage.settle();
    this.stage.ago(hours(39.5));
    await this.report('gate', advice.id, 'RULE', 'unsafeAdvice', 'That is a dose for strangers.');
    await this.stage.settle();
    this.stage.ago(hours(39));
    const ines = this.stage.actor('ines');
    const { id } = await this.concern('ladder', 'work');
    await this.get(QueueService).claim(ines, id);
    await this.get(SanctionService).remove(ines, {
      key: randomUUID(),
      itemId: id,
      contentType: 'POST',
      contentId: advice.id,
      reasonCode: 'unsafeAdvice',
      memberText:
        'Your reply told others how to change a dose. Share what you did, not what others should do. Your account is fine.',
    } as never);
    const { version } = await this.concern('ladder', 'work');
    await this.get(ActService).decide(ines, { key: randomUUID(), id, version, reasonCode: 'acted', note: null });
    await this.stage.settle();
    this.stage.ago(hours(6));
    const [decision] = await this.get(DecisionService).mine(this.stage.actor('ladder'));
    if (decision)
      await this.get(DecisionService).lodge(
        this.stage.actor('ladder'),
        randomUUID(),
        decision.id,
        'I said what we do on our crew. I can write it as my own story if that is the point.',
      );
    await this.stage.settle();
  }

  /** Somebody asks to join; somebody else writes a first post that waits for a moderator. */
  private async newcomers(): Promise<void> {
    this.stage.ago(hours(5));
    await this.get(MembershipService).join(this.stage.actor('foxglove'), {
      key: randomUUID(),
      groupId: this.stage.groupIds.carers,
      displayName: 'Garden Spade',
      avatar: 'sprout-moss',
      note: 'My husband was told last year. I would like to listen first.',
    } as never);
    this.stage.ago(hours(1));
    await this.thread(
      'quilt',
      'carers',
      'New here, and not sure what to say',
      'My mum is 84 and I moved in with her in the spring. I know the injections now. I do not know the evenings.',
    );
    await this.stage.settle();
  }

  /** A red case that is being handled now. */
  private async redNow(): Promise<void> {
    const start = 60;
    this.stage.ago(start);
    const written = await this.thread(
      'winter',
      'work',
      'Getting to payday',
      'Anyone else stretching things? I am rationing my insulin to make one pen last the fortnight, and have left out the lunchtime one since Wednesday. Bit sick in the mornings but all right once I am up.',
    );
    await this.stage.settle();
    this.stage.ago(start - 4);
    await this.report('shell', written.id, 'WORRIED', 'safety', 'Please look, they sound ill.');
    await this.stage.settle();
    this.stage.ago(start - 6);
    const { id } = await this.concern('winter', 'work');
    await this.get(QueueService).claim(this.stage.actor('joss'), id);
    this.stage.ago(start - 10);
    await this.get(EscalationService).escalate(this.stage.actor('joss'), {
      key: randomUUID(),
      itemId: id,
      level: 'RED',
      ask: 'CONTACT',
      sentence: 'Leaving out lunchtime insulin since Wednesday, one pen left.',
    });
    await this.stage.settle();
    this.stage.ago(start - 13);
    const opened = await this.caseOf('winter');
    const [primary] = await this.get(RotaService).now(this.stage.db.reader);
    const who = primary?.accountId === this.stage.accounts.hannah ? 'hannah' : 'okoro';
    await this.get(EscalationService).acknowledge(this.stage.actor(who), opened.id, randomUUID());
    await this.get(CaseViewService).open(this.stage.actor(who), opened.id);
    await this.talk(start - 17, who, 'winter', [
      [
        'clinic',
        `Hello Winter Coat. I am ${who === 'hannah' ? 'Hannah, a nurse' : 'Dr Okoro, a doctor'} with Kith. I read what you wrote about one pen. I cannot see your records. Is it all right if we talk here?`,
      ],
      ['member', 'Yes. I am not in trouble am I'],
      [
        'clinic',
        'Not at all. I am glad you said it. How much insulin is in the house today, of each kind? And how are you feeling right now?',
      ],
    ]);
    this.stage.ago(12);
    await this.talk(12, who, 'winter', [
      [
        'member',
        'A day and a half of the long one. Two mealtimes. Not sick now, the strip said 0.4. Just worn out with it all.',
      ],
    ]);
    const now = this.stage.ago(8);
    await this.get(SafetyPlanService).save(this.stage.actor(who), {
      caseId: opened.id,
      version: 0,
      words: {
        warningSigns: 'I stop opening the post. I count what is left in the pen and put it back.',
        alone: 'Kettle on, coat on, once round the pond.',
        distractions: 'The allotment when Bern is there.',
        people: 'My sister, any evening.',
        professionals: 'The diabetes nurse, mornings. Kith, here.',
        saferPlace: '',
        insulinHolder: 'I do.',
        penQuantity: 'Two pens. I say so here when I open the last one.',
        rescueKit: '',
        sickDays: 'Check ketones every four hours, drink, never leave out the long one. Ring if 1.5 or more.',
      },
      reviewAt: new Date(now.getTime() + hours(28 * 24) * 60_000),
      key: randomUUID(),
    });
  }

  /** What waits on the desk when the demo starts; every clock is still running. */
  private async waitingNow(): Promise<void> {
    this.stage.ago(50);
    await this.thread(
      'mug',
      'work',
      'Quiet week',
      'Third week of not opening the curtains much. I would not mind if I did not wake up some days. The cat is fed, before anyone asks.',
    );
    await this.stage.settle();
    this.stage.ago(3);
    const written = await this.thread(
      'heron',
      'carers',
      'He would not wake properly after tea',
      'He was 2.6 and slurring and I got juice into him. He is 5 now and cross with me. I have not told the clinic and he says I must not.',
    );
    await this.stage.settle();
    this.stage.ago(2);
    await this.report('thimble', written.id, 'WORRIED', 'safety', null);
    await this.stage.settle();
  }
}

/** Accounts that the start prints, with who they are. */
export const demoAccounts = Object.values(people).filter((person) => 'signIn' in person) as {
  email: string;
  signIn: string;
  roles?: readonly string[];
}[];
