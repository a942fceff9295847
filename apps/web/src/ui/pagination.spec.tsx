import { expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { Pagination } from './pagination.js';

const show = (current: number, count: number) =>
  render(
    <MemoryRouter initialEntries={['/t/7']}>
      <Pagination
        label="Pages of replies"
        next={{ to: '?page=next', text: 'Next' }}
        numbered={{ current, count, toPage: (page) => `?page=${page}`, nameOf: (page) => `Page ${page}` }}
      />
    </MemoryRouter>,
  );

it('has real links to the first, the last and the neighbours', () => {
  show(5, 12);
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(links).toEqual(['/t/7?page=1', '/t/7?page=4', null, '/t/7?page=6', '/t/7?page=12', '/t/7?page=next']);
});

it('says which page this is', () => {
  show(5, 12);
  expect(screen.getByRole('link', { name: 'Page 5' })).toHaveAttribute('aria-current', 'page');
  expect(screen.getByRole('navigation', { name: 'Pages of replies' })).toBeInTheDocument();
});

it('is not there for a single page', () => {
  render(
    <MemoryRouter>
      <Pagination label="Pages" numbered={{ current: 1, count: 1, toPage: String, nameOf: String }} />
    </MemoryRouter>,
  );
  expect(screen.queryByRole('navigation')).toBeNull();
});
