import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('HelpChannel', { description: 'One way to reach a service.' })
export class HelpChannelModel {
  @Field({ description: 'tel, sms or web.' }) type!: string;
  @Field({ description: 'The link as it is dialled inside the country, for example tel:116123.' }) href!: string;
  @Field({ description: 'The number as people read it.' }) display!: string;
  @Field({ description: 'Costs nothing to use.' }) free!: boolean;
}

@ObjectType('HelpLine', { description: 'A record of the help directory, checked by a named person on a named day.' })
export class HelpLineModel {
  @Field({ description: 'Stable id of the record.' }) id!: string;
  @Field({ description: 'emergency, helpline, text-line or urgent-care.' }) kind!: string;
  @Field(() => [String], { description: 'What it is for: life, distress, low, high, urgent-care, abuse, poison.' })
  needs!: readonly string[];
  @Field({ description: 'Name people know it by.' }) name!: string;
  @Field({ description: 'One plain sentence of what it does.' }) say!: string;
  @Field(() => [HelpChannelModel], { description: 'Ways to reach it, best first.' })
  channels!: readonly HelpChannelModel[];
  @Field({ description: 'Open day and night.' }) alwaysOpen!: boolean;
  @Field({ description: 'Day it was last checked, as YYYY-MM-DD.' }) verifiedOn!: string;
}

@ObjectType('GlucoseLimits', { description: 'Numbers of first aid as a country reads them.' })
export class GlucoseLimitsModel {
  @Field({ description: 'mmol/L or mg/dL.' }) unit!: string;
  @Field({ description: 'Below this it is a low.' }) low!: string;
  @Field({ description: 'Blood ketones from which one calls the diabetes team, in mmol/L.' }) ketonesUrgent!: string;
  @Field({ description: 'Blood ketones above which it is an emergency, in mmol/L.' }) ketonesEmergency!: string;
}

@ObjectType('HelpPack', { description: 'The help directory of one country.' })
export class HelpPackModel {
  @Field({ description: 'ISO 3166-1 country code.' }) country!: string;
  @Field({ description: 'Name of the country.' }) areaName!: string;
  @Field(() => HelpLineModel, { description: 'The emergency number.' }) emergency!: HelpLineModel;
  @Field(() => [HelpLineModel], { description: 'All other lines, in order.' }) lines!: HelpLineModel[];
  @Field({ description: 'What people call the emergency department.' }) emergencyDepartment!: string;
  @Field(() => GlucoseLimitsModel, { description: 'Thresholds of first aid.' }) glucose!: GlucoseLimitsModel;
  @Field({ description: 'The oldest day on which one of these numbers was checked.' }) checkedOn!: string;
}
