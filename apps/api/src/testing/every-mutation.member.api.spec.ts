import { memberCases } from './mutation-cases.js';
import { walk } from './mutation-walk.js';

walk(memberCases);
