import { join, resolve } from 'node:path';
import { buildServer } from '../../../scripts/build.mjs';
import { explain } from '../../../scripts/launch/progress.mjs';
import { trainCommunity } from './community.mjs';
import { trainDistress } from './distress.mjs';
import { raised } from './figures.mjs';

const root = resolve(import.meta.dirname, '../../..');

/** Trains both models, then says what rules and models find together on the posts, each read by a model that has not seen it. */
async function main(folder) {
  await buildServer();
  await trainCommunity(root);
  const posts = await trainDistress(root, folder);
  await buildServer();
  const { assess } = await import('../dist/assess.js');
  const { readDocument } = await import('../dist/document.js');
  const { readCommunity } = await import('../dist/model/community.js');
  const { distressFrom, isOwnStory, levelOf } = await import('../dist/model/second-opinion.js');
  const isGrave = (level) => level === 'RED' || level === 'CRISIS';
  for (const post of posts) {
    const { level } = assess(post.text);
    post.rules = isGrave(level);
    const atHome = isOwnStory(post.text) && post.familiar;
    post.models = atHome
      ? post.danger >= distressFrom
      : isGrave(levelOf(readCommunity(readDocument(post.text)), level));
  }
  console.log(raised(posts, { rules: ({ rules }) => rules, 'rules or models': (post) => post.rules || post.models }));
}

main(resolve(process.argv[2] ?? join(root, '../shared/data/triage'))).catch((error) => {
  explain(error);
  process.exitCode = 1;
});
