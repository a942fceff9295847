import { iconPaths, type IconName } from './icon-paths.js';

interface IconProps {
  name: IconName;
  /** Size in em of the text beside it; 1.35 when not told. */
  size?: number;
  className?: string;
}

/** A line drawing that grows with its text. It is silent: the words beside it, or the name of its button, speak. */
export function Icon({ name, size = 1.35, className }: IconProps) {
  const dots = name === 'more';
  return (
    <svg
      viewBox="0 0 24 24"
      width={`${size}em`}
      height={`${size}em`}
      fill="none"
      stroke="currentColor"
      strokeWidth={dots ? 2.6 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={className}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
