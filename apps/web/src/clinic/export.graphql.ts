import { graphql } from '../platform/graphql-document.js';

export const ExportCase = graphql(/* GraphQL */ `
  mutation ExportCase($caseId: UUID!) {
    exportCase(caseId: $caseId) {
      fileName
      json
    }
  }
`);
