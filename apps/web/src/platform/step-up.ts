import { useState } from 'react';
import { request } from './graphql.js';
import { useRefusalText } from './i18n.js';
import { refusalOf } from './refusal.js';
import { GiveSecondFactor } from './session.graphql.js';

/**
 * For acts that need the second factor anew. `run` sends the act; when the server asks for a code, `needsCode` turns true
 * and the same act goes on after `confirm`. What was typed stays.
 */
export function useStepUp<Result>(send: () => Promise<Result>, onDone: (result: Result) => void) {
  const words = useRefusalText();
  const [needsCode, setNeedsCode] = useState(false);
  const [code, setCode] = useState('');
  const [codeProblem, setCodeProblem] = useState('');
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);

  const act = async () => {
    try {
      const result = await send();
      setNeedsCode(false);
      setCode('');
      onDone(result);
    } catch (error) {
      if (refusalOf(error) === 'auth.stepUpRequired') setNeedsCode(true);
      else setProblem(words(error));
    }
  };

  const run = async () => {
    if (pending) return;
    setPending(true);
    setProblem('');
    setCodeProblem('');
    if (needsCode) {
      try {
        await request(GiveSecondFactor, { code: code.replace(/\s/g, '') });
      } catch (error) {
        setCodeProblem(words(error));
        setPending(false);
        return;
      }
    }
    await act();
    setPending(false);
  };

  return { run, needsCode, code, setCode, codeProblem, setCodeProblem, problem, pending };
}
