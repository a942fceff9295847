import type { ReactNode } from 'react';

const one = 'var(--one)';
const two = 'var(--two)';
const ground = 'var(--ground)';

/** Fourteen everyday things on a 48 grid, in two tones of their ground. */
export const portraitDrawings = {
  kettle: (
    <>
      <path d="M17.5 21.5c0-5.2 2.4-8.7 6.3-8.7s6.3 3.5 6.3 8.7" fill="none" stroke={two} strokeWidth="2.6" />
      <path d="M21 18.3c.3-1.7 1.3-2.6 2.8-2.6s2.5.9 2.8 2.6z" fill={two} />
      <path d="M34.5 27.6l4.3-4.7c.5-.6 1.5-.1 1.3.7l-2.8 9.6-4.3 1.5z" fill={one} />
      <path
        d="M16.3 19h15c2.4 4.5 4 9.3 4.2 15 0 1.8-1 2.7-2.7 2.7h-18c-1.7 0-2.7-.9-2.7-2.7.2-5.7 1.8-10.5 4.2-15z"
        fill={one}
      />
      <path d="M15.2 19.2h17.2" stroke={two} strokeWidth="2.4" strokeLinecap="round" />
    </>
  ),
  pear: (
    <>
      <path
        d="M24 15.3c3 0 4.6 2 4.9 4.9.3 3 1 4.4 2.9 6.5 1.6 1.8 2.4 3.7 2.4 5.9 0 4.4-3.6 6.6-10.2 6.6s-10.2-2.2-10.2-6.6c0-2.2.8-4.1 2.4-5.9 1.9-2.1 2.6-3.5 2.9-6.5.3-2.9 1.9-4.9 4.9-4.9z"
        fill={two}
      />
      <path d="M24 16.8c-.3-3 .3-5.5 2-7.8" fill="none" stroke={one} strokeWidth="2.3" strokeLinecap="round" />
      <path d="M25.7 12.8c2-3 5.5-3.9 9.3-2.5-1.7 3.3-5.3 4.6-9.3 2.5z" fill={one} />
    </>
  ),
  boat: (
    <>
      <path d="M23 8.5v21H11.5z" fill={two} />
      <path d="M25.5 12.3c5.8 3.6 9.3 9.3 9.8 17.2h-9.8z" fill={one} />
      <path d="M8 32.5h32c-1 4.7-4 7.5-8.5 7.5h-15C12 40 9 37.2 8 32.5z" fill={one} />
      <path d="M10.5 36.5h27c-1.5 2.3-3.5 3.5-6 3.5h-15c-2.5 0-4.5-1.2-6-3.5z" fill={two} opacity=".55" />
    </>
  ),
  moon: (
    <>
      <path
        d="M27.5 10.7c-3.3 2.2-5.3 5.7-5.3 9.9 0 6.6 5 11.5 11.5 11.5.9 0 1.8-.1 2.6-.3A14 14 0 1 1 27.5 10.7z"
        fill={one}
      />
      <circle cx="35.5" cy="16.5" r="2" fill={two} />
      <circle cx="30.7" cy="23.2" r="1.3" fill={two} />
      <circle cx="39" cy="24.5" r="1" fill={two} />
    </>
  ),
  loaf: (
    <>
      <path d="M12.5 24.5h23V34a2.5 2.5 0 0 1-2.5 2.5H15a2.5 2.5 0 0 1-2.5-2.5z" fill={one} />
      <path
        d="M15.5 15.5h17c4.3 0 7 2.3 7 5.7 0 3.1-2.2 5.3-5.5 5.3H14c-3.3 0-5.5-2.2-5.5-5.3 0-3.4 2.7-5.7 7-5.7z"
        fill={two}
      />
      <path
        d="M17.5 18.7l2.5 4.6M23 18.7l2.5 4.6M28.5 18.7l2.5 4.6"
        stroke={one}
        strokeWidth="2.3"
        strokeLinecap="round"
      />
    </>
  ),
  bicycle: (
    <>
      <circle cx="14.5" cy="29.5" r="6.8" fill="none" stroke={one} strokeWidth="2.4" />
      <circle cx="33.5" cy="29.5" r="6.8" fill="none" stroke={one} strokeWidth="2.4" />
      <path
        d="M14.5 29.5l5.5-10.5h9.5l-6.3 10.5zM20 19l3.2 10.5M33.5 29.5L28.5 14.5H32M17.8 15.8h5.2M20 19l-1.2-3"
        fill="none"
        stroke={two}
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="23.2" cy="29.5" r="1.9" fill={one} />
    </>
  ),
  foxglove: (
    <>
      <path d="M24 11v30" stroke={two} strokeWidth="2.4" strokeLinecap="round" />
      <path d="M23 41c-4.2.6-7-1.3-8-5 4.3-.6 7.2 1.1 8 5zM25 41c4.2.6 7-1.3 8-5-4.3-.6-7.2 1.1-8 5z" fill={two} />
      <path d="M24 6.3c1.7 1.5 2.2 3.3 1.5 5.4h-3c-.7-2.1-.2-3.9 1.5-5.4z" fill={one} />
      <path
        d="M0 0c-2.3-1.3-5.2-.8-6.3 1.4-.8 1.6-1 3.5-2.2 5.1 1.5-.3 2.1.8 3.4.3 1 1 1.9-.2 3-.8C.2 4.9.6 2.4 0 0z"
        transform="translate(23 14) scale(0.82 0.82)"
        fill={one}
      />
      <path
        d="M0 0c-2.3-1.3-5.2-.8-6.3 1.4-.8 1.6-1 3.5-2.2 5.1 1.5-.3 2.1.8 3.4.3 1 1 1.9-.2 3-.8C.2 4.9.6 2.4 0 0z"
        transform="translate(25 14) scale(-0.82 0.82)"
        fill={one}
      />
      <path
        d="M0 0c-2.3-1.3-5.2-.8-6.3 1.4-.8 1.6-1 3.5-2.2 5.1 1.5-.3 2.1.8 3.4.3 1 1 1.9-.2 3-.8C.2 4.9.6 2.4 0 0z"
        transform="translate(23 21) scale(0.95 0.95)"
        fill={one}
      />
      <path
        d="M0 0c-2.3-1.3-5.2-.8-6.3 1.4-.8 1.6-1 3.5-2.2 5.1 1.5-.3 2.1.8 3.4.3 1 1 1.9-.2 3-.8C.2 4.9.6 2.4 0 0z"
        transform="translate(25 21) scale(-0.95 0.95)"
        fill={one}
      />
      <path
        d="M0 0c-2.3-1.3-5.2-.8-6.3 1.4-.8 1.6-1 3.5-2.2 5.1 1.5-.3 2.1.8 3.4.3 1 1 1.9-.2 3-.8C.2 4.9.6 2.4 0 0z"
        transform="translate(23 28.5) scale(1.05 1.05)"
        fill={one}
      />
      <path
        d="M0 0c-2.3-1.3-5.2-.8-6.3 1.4-.8 1.6-1 3.5-2.2 5.1 1.5-.3 2.1.8 3.4.3 1 1 1.9-.2 3-.8C.2 4.9.6 2.4 0 0z"
        transform="translate(25 28.5) scale(-1.05 1.05)"
        fill={one}
      />
    </>
  ),
  bird: (
    <>
      <path
        d="M8.5 32.5c1.5-9.3 7.7-15.3 16.3-17.2 3.5-.8 7.2-.3 9.7 2.7l4.7 1.9-4.3 2.6c-.7 8-6.6 12.7-15 12.6-3.3 0-5.2-.6-6.8-2z"
        fill={two}
      />
      <path d="M34.7 17.8l4.5 2.1-4.4 2.7z" fill={one} />
      <path d="M15.5 30.3c1.3-5.2 6-8.3 13.3-8.3-.7 6.3-6 9.7-13.3 8.3z" fill={one} />
      <circle cx="31" cy="19.3" r="1.4" fill={one} />
    </>
  ),
  sprout: (
    <>
      <path d="M24 41V18" stroke={one} strokeWidth="2.6" strokeLinecap="round" />
      <path d="M24.5 19.8c-.8-6.5 3-10.6 10.6-11 .4 7.3-3.2 11.2-10.6 11z" fill={one} />
      <path d="M23.5 27c-6.3.9-10.3-2-11.4-8.5 6.8-.6 10.8 2.2 11.4 8.5z" fill={two} />
      <path d="M24.5 33.5c.3-5.3 3.4-8.2 9.2-8.3 0 5.7-3.2 8.6-9.2 8.3z" fill={two} />
    </>
  ),
  shell: (
    <>
      <path
        d="M24 11c8.6 0 14.5 4.6 14.5 11.3 0 5.7-5.2 8.7-9.9 13.7h-9.2c-4.7-5-9.9-8-9.9-13.7C9.5 15.6 15.4 11 24 11z"
        fill={two}
      />
      <path
        d="M24 12.5V35M17.3 13.3L22 35M30.7 13.3L26 35M11.7 18.7L20.4 35M36.3 18.7L27.6 35"
        stroke={one}
        strokeWidth="1.9"
        strokeLinecap="round"
      />
      <path d="M19.5 33.5h9l1.7 3.8c.4 1-.2 1.7-1.2 1.7H19c-1 0-1.6-.7-1.2-1.7z" fill={one} />
    </>
  ),
  coat: (
    <>
      <path
        d="M19 10.5h10l3.8 2c1.3.7 2 1.6 2.3 3l3 14.3-4.3 1.4-1.5-5.5.5 13.3H15.2l.5-13.3-1.5 5.5-4.3-1.4 3-14.3c.3-1.4 1-2.3 2.3-3z"
        fill={one}
      />
      <path d="M19 10.5h10L24 18zM24 18v21" fill={two} stroke={two} strokeWidth="1.6" strokeLinejoin="round" />
      <circle cx="27.3" cy="23.5" r="1.3" fill={ground} />
      <circle cx="27.3" cy="29" r="1.3" fill={ground} />
      <circle cx="27.3" cy="34.5" r="1.3" fill={ground} />
    </>
  ),
  mug: (
    <>
      <path d="M33 24.5h2a4.5 4.5 0 0 1 0 9h-2" fill="none" stroke={one} strokeWidth="2.7" />
      <path d="M11.5 21h22v12.5a5 5 0 0 1-5 5h-12a5 5 0 0 1-5-5z" fill={one} />
      <path
        d="M18.5 17.5c-1.7-2 1.7-3.5 0-6.5M26.5 17.5c-1.7-2 1.7-3.5 0-6.5"
        fill="none"
        stroke={two}
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </>
  ),
  hills: (
    <>
      <circle cx="31.5" cy="17.5" r="5.5" fill={two} />
      <path d="M-1 37c3.5-6 8.3-9.3 13.5-9.3C19.5 27.7 24 34 27 49H-1z" fill={one} />
      <path d="M17 43c4.3-7 9.3-10.5 15.7-10.5 7 0 12 4.5 16.3 11.5v6H17z" fill={two} />
    </>
  ),
  tulip: (
    <>
      <path d="M24 25v15.5" stroke={two} strokeWidth="2.6" strokeLinecap="round" />
      <path d="M23.5 39.5c-5.6.6-9-2-10-7.7 5.6-.5 9 2.1 10 7.7z" fill={two} />
      <path
        d="M14.5 10.5c4 .6 7 2.7 9.5 6.5 2.5-3.8 5.5-5.9 9.5-6.5.9 3 1.3 5.6 1.2 8-.3 5.7-4.3 9-10.7 9s-10.4-3.3-10.7-9c-.1-2.4.3-5 1.2-8z"
        fill={one}
      />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type PortraitName = keyof typeof portraitDrawings;
