import { useQuery } from '@tanstack/react-query';
import { queryOf } from './graphql.js';
import { RotaZone } from './rota.graphql.js';

/** Zone in whose wall time shifts are planned; undefined until it is known. */
export const useRotaZone = (): string | undefined =>
  useQuery({ ...queryOf(RotaZone), staleTime: Infinity }).data?.rotaZone;
