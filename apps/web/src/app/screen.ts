import type { ComponentType } from 'react';
import type { MessageId } from '../platform/i18n.js';
import type { IconName } from '../ui/icon-paths.js';

export type WorkspaceName = 'public' | 'member' | 'desk' | 'clinic' | 'run';

/** Who can open a screen: tests sign in as such a person. The server decides; this only says it. */
export type Need =
  | 'anyone'
  | 'member'
  | 'peerModerator'
  | 'leadModerator'
  | 'clinician'
  | 'clinicalLead'
  | 'privacyOfficer'
  | 'programmeManager'
  | 'administrator'
  | 'auditor';

/** empty: the screen has a state with nothing in it. error: it loads something that can fail. */
export type ScreenState = 'default' | 'empty' | 'error';

/**
 * page: the usual frame. room: fills the window and hides the tab bar on a phone. wide: staff screen without the rail,
 * from edge to edge.
 */
export type Shape = 'page' | 'room' | 'wide';

export interface Screen {
  id: string;
  /** Pattern of the address, such as `/t/:thread`. */
  path: string;
  workspace: WorkspaceName;
  title: MessageId;
  needs: Need;
  load: () => Promise<ComponentType>;
  /**
   * An address that exists in the demo story; `{name}` stands for an id that the tests look up. Left out where the path is an
   * address already.
   */
  example?: string;
  states: readonly ScreenState[];
  shape?: Shape;
}

/** One entry of a navigation. Its count comes from `useNavCount(id, text)`. */
export interface NavItem {
  id: string;
  to: string;
  label: MessageId;
  icon: IconName;
  /** Current only on this exact address. */
  exact?: boolean;
}

/** A component that is there on every screen of a workspace: counts, the status in the top bar, alerts. */
export type FrameLoader = (() => Promise<ComponentType>) | null;
