import { useId } from 'react';
import { useT } from '../platform/i18n.js';
import { Portrait, portraitGrounds, portraitNames } from '../ui/portrait.js';
import styles from './you.module.css';

interface PortraitChooserProps {
  /** `kettle-clay` */
  value: string;
  onChange: (value: string) => void;
}

/** A drawing and the colour behind it. No photos: nobody can be recognised by it. */
export function PortraitChooser({ value, onChange }: PortraitChooserProps) {
  const t = useT();
  const id = useId();
  const [drawing = 'kettle', ground = 'clay'] = value.split('-');
  return (
    <>
      <fieldset>
        <legend className={styles.legend}>{t('profile.drawing')}</legend>
        <div className={styles.portraits}>
          {portraitNames.map((name) => (
            <label key={name} className={styles.portrait}>
              <input
                type="radio"
                name={`${id}-drawing`}
                value={name}
                checked={name === drawing}
                onChange={() => onChange(`${name}-${ground}`)}
              />
              <Portrait name={`${name}-${ground}`} size={52} />
              <span>{t(`portrait.${name}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className={styles.legend}>{t('profile.ground')}</legend>
        <div className={styles.portraits}>
          {portraitGrounds.map((name) => (
            <label key={name} className={styles.portrait}>
              <input
                type="radio"
                name={`${id}-ground`}
                value={name}
                checked={name === ground}
                onChange={() => onChange(`${drawing}-${name}`)}
              />
              <Portrait name={`${drawing}-${name}`} size={52} />
              <span>{t(`ground.${name}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
