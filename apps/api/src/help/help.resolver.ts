import { Args, Query, Resolver } from '@nestjs/graphql';

import { DomainError } from '@kith/domain/refusal';

import { Public } from '../platform/auth.js';
import { countryOf, emergencyOf } from '@kith/domain/help/directory';
import { HelpPackModel } from './help.model.js';

@Resolver()
export class HelpResolver {
  @Public()
  @Query(() => HelpPackModel, {
    description: 'Numbers for one country. Refused with account.countryNotOpen where nobody has checked them.',
  })
  helpPack(@Args('country', { type: () => String }) code: string): HelpPackModel {
    const country = countryOf(code);
    const emergency = country && emergencyOf(country);
    if (!country || !emergency) throw new DomainError('account.countryNotOpen', { country: code.slice(0, 2) });
    const lines = country.lines.filter((line) => line !== emergency);
    const checkedOn = country.lines.map((line) => line.verifiedOn).sort()[0] ?? '';
    const { code: iso, name, glucose, emergencyDepartment } = country;
    return { country: iso, areaName: name, emergency, lines, checkedOn, glucose, emergencyDepartment };
  }
}
