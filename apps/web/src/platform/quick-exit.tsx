import { Button } from '../ui/button.js';
import { useT } from './i18n.js';

/** A page that says nothing about who looks at it. */
const elsewhere = 'https://www.bbc.co.uk/weather';

/** Takes somebody away at once, and the page behind them out of the way back; on pages of sensitive groups. */
export function QuickExit({ go = (to) => location.replace(to) }: { go?: (to: string) => void }) {
  const t = useT();
  return (
    <Button
      icon="exit"
      onPress={() => {
        document.body.hidden = true;
        go(elsewhere);
      }}
    >
      {t('quickExit.go')}
    </Button>
  );
}
