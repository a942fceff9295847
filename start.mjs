import { enter } from './scripts/enter.mjs';

await enter('scripts/supervisor.mjs');
