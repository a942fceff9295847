import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const ServiceReportKind = { WEEKLY: 'WEEKLY', MONTHLY: 'MONTHLY', YEARLY: 'YEARLY' } as const;
registerEnumType(ServiceReportKind, {
  name: 'ServiceReportKind',
  description: 'A week of the service, a month of the clinic, or a year for the public (safety.md 2.10).',
});

export const ServiceReportFormat = { CSV: 'CSV', PDF: 'PDF' } as const;
registerEnumType(ServiceReportFormat, {
  name: 'ServiceReportFormat',
  description: 'CSV: one line for each figure. PDF: to be printed, and tagged to be read aloud.',
});

const units = ['COUNT', 'PERCENT', 'PER_THOUSAND', 'SECONDS', 'HOURS', 'NUMBER', 'MOMENT', 'WORDS'] as const;
export const ReportUnit = Object.fromEntries(units.map((unit) => [unit, unit])) as {
  readonly [K in (typeof units)[number]]: K;
};
registerEnumType(ReportUnit, { name: 'ReportUnit', description: 'What the value of a field counts.' });

export const ReportChartKind = { BARS: 'BARS', LINE: 'LINE' } as const;
registerEnumType(ReportChartKind, { name: 'ReportChartKind', description: 'How a column is drawn.' });

@ObjectType('ReportCell', { description: 'One field of a report, as it may be shown.' })
export class ReportCellModel {
  @Field({ description: 'In words; empty where there is nothing to say.' }) text!: string;
  @Field(() => Float, { nullable: true, description: 'For a chart; null for words and for what is hidden.' })
  value!: number | null;
  @Field(() => ReportUnit, { description: 'What the value counts.' }) unit!: keyof typeof ReportUnit;
  @Field({ description: 'From 1 to 4, or it would give such a number away.' }) isHidden!: boolean;
}

@ObjectType('ReportRow', { description: 'One line of a table.' })
export class ReportRowModel {
  @Field({ description: 'What it is about.' }) name!: string;
  @Field({ description: 'The sum of the lines above.' }) isTotal!: boolean;
  @Field(() => [ReportCellModel], { description: 'One for each column but the first.' }) cells!: ReportCellModel[];
}

@ObjectType('ReportChart', { description: 'A picture of one column; its values are in the table.' })
export class ReportChartModel {
  @Field(() => ReportChartKind, { description: 'Bars in the lines, or a line over time.' })
  kind!: keyof typeof ReportChartKind;
  @Field(() => Int, { description: 'Place of the column among the cells, from 0.' }) column!: number;
}

@ObjectType('ReportTable', { description: 'A part of a report.' })
export class ReportTableModel {
  @Field({ description: 'Stable name, such as doors.' }) id!: string;
  @Field({ description: 'Heading.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'How to read it.' }) note!: string | null;
  @Field(() => [String], { description: 'Headings, that of the names first.' }) columns!: string[];
  @Field(() => [ReportRowModel], { description: 'Its lines; none when nothing happened.' }) rows!: ReportRowModel[];
  @Field(() => ReportChartModel, { nullable: true, description: 'What is drawn of it.' })
  chart!: ReportChartModel | null;
}

@ObjectType('ReportHighlight', { description: 'A figure that stands at the top.' })
export class ReportHighlightModel {
  @Field({ description: 'What it is.' }) name!: string;
  @Field(() => ReportCellModel, { description: 'The figure.' }) cell!: ReportCellModel;
}

@ObjectType('ReportPeriod', { description: 'A week, a month or a year in the zone of the organisation.' })
export class ReportPeriodModel {
  @Field({ description: '2026-W48, 2026-11 or 2026.' }) key!: string;
  @Field({ description: 'In words.' }) name!: string;
  @Field({ description: 'First moment.' }) from!: Date;
  @Field({ description: 'First moment after it.' }) until!: Date;
  @Field({ description: 'False while it is not over: its figures will still grow.' }) isOver!: boolean;
}

@ObjectType('ServiceReport', {
  description: 'Figures of a period in the language of the organisation. It holds no words or names of anybody (2.10).',
})
export class ServiceReportModel {
  @Field(() => ServiceReportKind, { description: 'Which report.' }) kind!: keyof typeof ServiceReportKind;
  @Field({ description: 'Its name.' }) title!: string;
  @Field({ description: 'What it is for.' }) lead!: string;
  @Field(() => ReportPeriodModel, { description: 'What it is about.' }) period!: ReportPeriodModel;
  @Field({ description: 'When it was made.' }) madeAt!: Date;
  @Field({ description: 'Some numbers are hidden because they are small.' }) hasHidden!: boolean;
  @Field(() => [ReportHighlightModel], { description: 'A few figures first.' }) highlights!: ReportHighlightModel[];
  @Field(() => [ReportTableModel], { description: 'Its parts in order.' }) tables!: ReportTableModel[];
}

@ObjectType('ReportFile', { description: 'A report to take along.' })
export class ReportFileModel {
  @Field({ description: 'Name for the file.' }) fileName!: string;
  @Field({ description: 'text/csv or application/pdf.' }) mediaType!: string;
  @Field({ description: 'The file in base64.' }) base64!: string;
}
