import { graphql } from '../platform/graphql-document.js';

export const ReportView = graphql(/* GraphQL */ `
  query ReportView($kind: ServiceReportKind!, $period: String) {
    reportKinds
    reportPeriods(kind: $kind) {
      key
      name
      isOver
    }
    serviceReport(kind: $kind, period: $period) {
      kind
      title
      lead
      madeAt
      hasHidden
      period {
        key
        name
        isOver
      }
      highlights {
        name
        cell {
          text
          isHidden
        }
      }
      tables {
        id
        title
        note
        columns
        chart {
          kind
          column
        }
        rows {
          name
          isTotal
          cells {
            text
            value
            unit
            isHidden
          }
        }
      }
    }
  }
`);

export const ExportReport = graphql(/* GraphQL */ `
  mutation ExportReport($kind: ServiceReportKind!, $period: String!, $format: ServiceReportFormat!) {
    exportReport(kind: $kind, period: $period, format: $format) {
      fileName
      mediaType
      base64
    }
  }
`);
