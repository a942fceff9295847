import type { ReactNode } from 'react';
import { Button } from './button.js';
import { Icon } from './icon.js';
import type { IconName } from './icon-paths.js';
import styles from './small.module.css';

interface BannerProps {
  tone?: 'plain' | 'calm' | 'caution' | 'trouble' | 'good';
  icon?: IconName;
  children: ReactNode;
  actions?: ReactNode;
  /** With it the banner can be closed. Safety banners stay. */
  close?: { label: string; onClose: () => void };
  /** Speaks when it appears. Turn off for a banner that is there from the start. */
  live?: boolean;
}

/** A line about the service or this screen. One at a time. */
export function Banner({ tone = 'plain', icon = 'info', children, actions, close, live = true }: BannerProps) {
  return (
    <div className={`${styles.banner} ${tone === 'plain' ? '' : styles[tone]}`} role={live ? 'status' : undefined}>
      <Icon name={icon} />
      <div className={styles.bannerWords}>
        <div>{children}</div>
        {actions && <div className={styles.bannerActions}>{actions}</div>}
      </div>
      {close && <Button kind="quiet" size="small" icon="close" label={close.label} onPress={close.onClose} />}
    </div>
  );
}
