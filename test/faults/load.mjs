import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';

const calm = [
  'I walk after dinner and the numbers stay calmer.',
  'How do you keep the pens cool on the train?',
  'The new sensor holds well through a swim.',
  'Has anybody asked for the smaller needles?',
  'My nurse moved the evening dose to nine.',
];
/** Invented; the detector reads each as a crisis. */
export const crisis = [
  'I have the whole box beside me and tonight I am going to end my life',
  'I wrote my goodbye letter, after the news I am going to kill myself',
  'Reading 2.1 and I am shaking, nobody is here and I cannot get up to find sugar',
  'I can not keep myself safe tonight, please somebody',
];

export const documents = {
  thread: `mutation ($key: UUID!, $groupId: UUID!, $title: String!, $body: String!) {
    createThread(key: $key, groupId: $groupId, title: $title, body: $body) { id outcome thread { id } } }`,
  reply: `mutation ($key: UUID!, $threadId: UUID!, $body: String!) {
    reply(key: $key, threadId: $threadId, body: $body) { id outcome } }`,
  message: `mutation ($key: UUID!, $roomId: UUID!, $body: String!) {
    sendRoomMessage(key: $key, roomId: $roomId, body: $body) { id seq } }`,
  report: `mutation ($input: ReportInput!) { report(input: $input) { id } }`,
  queue: `query { queue(view: OPEN) { items { id level claimedByMe viewerCan { claim } } } }`,
  claim: `mutation ($id: UUID!) { claimItem(id: $id) { id version viewerCan { escalate } } }`,
  escalate: `mutation ($key: UUID!, $itemId: UUID!, $level: Level!, $sentence: String!) {
    escalate(key: $key, itemId: $itemId, level: $level, ask: CONTACT, sentence: $sentence) { id } }`,
  clinic: `query { clinicInbox { needsYou { id viewerCan { acknowledge } } waiting { id viewerCan { acknowledge } } } }`,
  acknowledge: `mutation ($id: UUID!, $key: UUID!) { acknowledgeCase(id: $id, key: $key) { id ownerName } }`,
};

const any = (list) => list[Math.floor(Math.random() * list.length)];
const between = (low, high) => low + Math.random() * (high - low);

/** Every text carries a mark of its own, by which it is found again in the database. */
const words = (mark, share) => `${any(Math.random() < share ? crisis : calm)} Line ${mark}.`;

/**
 * Members who write, moderators who claim and escalate, clinicians who acknowledge: closed loops, each write with a key.
 * `stop` lets every loop finish what it began, which includes asking again about unknown outcomes.
 */
export function startLoad(history, world, product) {
  const threads = new Map(world.groups.map(({ id }) => [id, []]));
  const contents = new Map(world.groups.map(({ id }) => [id, []]));
  let going = true;
  let thinking = [20, 90];

  const keep = (list, value) => {
    list.push(value);
    if (list.length > 300) list.shift();
  };

  const acts = {
    async thread(who, group) {
      const mark = randomUUID();
      const body = words(mark, 0.25);
      const input = { key: randomUUID(), groupId: group.id, title: any(calm), body };
      const done = await history.write('thread', who, { mark }, documents.thread, input, (data) => data.createThread);
      if (done.state !== 'ok') return;
      if (done.result.outcome !== 'PUBLISHED') return;
      keep(threads.get(group.id), done.result.thread.id);
      keep(contents.get(group.id), { contentType: 'POST', contentId: done.result.id, by: who });
    },
    async reply(who, group) {
      const threadId = any(threads.get(group.id));
      if (!threadId) return acts.thread(who, group);
      const mark = randomUUID();
      const input = { key: randomUUID(), threadId, body: words(mark, 0.01) };
      const done = await history.write('reply', who, { mark }, documents.reply, input, (data) => data.reply);
      if (done.state === 'ok')
        keep(contents.get(group.id), { contentType: 'POST', contentId: done.result.id, by: who });
    },
    async message(who, group) {
      const mark = randomUUID();
      const input = { key: randomUUID(), roomId: group.roomId, body: words(mark, 0.01) };
      const accept = (data) => data.sendRoomMessage;
      const done = await history.write('message', who, { mark }, documents.message, input, accept);
      if (done.state === 'ok' && done.result.seq > 0)
        keep(contents.get(group.id), { contentType: 'MESSAGE', contentId: done.result.id, by: who });
    },
    async report(who, group) {
      const content = any(contents.get(group.id).filter(({ by }) => by !== who));
      if (!content) return acts.reply(who, group);
      const mark = randomUUID();
      const worried = Math.random() < 0.7;
      const input = {
        key: randomUUID(),
        contentType: content.contentType,
        contentId: content.contentId,
        door: worried ? 'WORRIED' : 'RULE',
        category: worried ? 'safety' : 'unkind',
        note: `Note ${mark}`,
      };
      await history.write('report', who, { mark }, documents.report, { input }, (data) => data.report);
    },
  };
  const share = ['thread', ...Array(10).fill('reply'), ...Array(6).fill('message'), 'report', 'report'];

  const member = async (who) => {
    while (going) {
      await acts[any(share)](who, who.groups[0]);
      await pause(between(...thinking));
    }
  };

  const moderator = async (who) => {
    while (going) {
      const data = await history.read(who, documents.queue, {});
      const row = data && any(data.queue.items.filter((item) => item.viewerCan.claim || item.claimedByMe));
      if (row) await takeAndEscalate(who, row);
      await pause(between(150, 400));
    }
  };
  const takeAndEscalate = async (who, row) => {
    const claimed = await history.read(who, documents.claim, { id: row.id });
    if (!claimed?.claimItem.viewerCan.escalate) return;
    const mark = randomUUID();
    const level = row.level === 'GREEN' ? 'AMBER' : row.level;
    const { id: itemId } = claimed.claimItem;
    const input = { key: randomUUID(), itemId, level, sentence: `They went quiet. Line ${mark}.` };
    await history.write('escalation', who, { mark, itemId }, documents.escalate, input, (data) => data.escalate);
  };

  const clinician = async (who) => {
    while (going) {
      const data = await history.read(who, documents.clinic, {});
      const cases = data ? [...data.clinicInbox.needsYou, ...data.clinicInbox.waiting] : [];
      const open = any(cases.filter(({ viewerCan }) => viewerCan.acknowledge));
      // Slowly, so that at every moment some cases have an owner and some only a page.
      if (open && Math.random() < 0.3) {
        const input = { id: open.id, key: randomUUID() };
        const facts = { caseId: open.id };
        await history.write(
          'acknowledgement',
          who,
          facts,
          documents.acknowledge,
          input,
          (data) => data.acknowledgeCase,
        );
      }
      await pause(between(400, 900));
    }
  };

  const sockets = world.groups.map((group, n) => sitIn(product, world.moderators[n], group.roomId));
  const loops = [...world.members.map(member), ...world.moderators.map(moderator), ...world.clinicians.map(clinician)];
  return {
    /** Milliseconds between two acts of a member, from and to. */
    pace: (from, to) => (thinking = [from, to]),
    /** True when every room has its moderator. */
    isOpen: () => sockets.every(({ isThere }) => isThere()),
    async stop() {
      going = false;
      await Promise.all(loops);
    },
    hangUp: () => sockets.forEach(({ hangUp }) => hangUp()),
  };
}

/** A moderator's browser: it stays in the room, and comes back after every line that dropped. */
export function sitIn({ port, origin }, who, roomId) {
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    extraHeaders: { cookie: who.cookie, origin },
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
  });
  let there = false;
  const enter = async () => {
    while (socket.connected) {
      const answer = await socket
        .timeout(2_000)
        .emitWithAck('room.join', { roomId })
        .catch(() => null);
      if (answer?.ok) return void (there = true);
      await pause(200);
    }
  };
  socket.on('connect', () => void enter());
  socket.on('disconnect', (reason) => {
    there = false;
    // A server that ends the line on purpose is not dialled again by the library.
    if (reason === 'io server disconnect') socket.connect();
  });
  // Neither is one that could not say who this is while its database was away.
  socket.on('connect_error', () => void (socket.active || setTimeout(() => socket.connect(), 200)));
  return { isThere: () => there, hangUp: () => socket.disconnect() };
}
