import { graphql } from '../platform/graphql-document.js';

export const LexiconRuleFields = graphql(/* GraphQL */ `
  fragment LexiconRuleFields on LexiconRule {
    id
    signal
    label
    category
    language
    level
    certainty
    hold
    all
    within
    unless
    deaf
    positive
    negative
    owner
    lastReview
    signedOff
    inForce
    changedIn
  }
`);

export const LexiconVersionFields = graphql(/* GraphQL */ `
  fragment LexiconVersionFields on LexiconVersion {
    number
    proposalId
    touched
    restores
    reason
    proposedByName
    decidedByName
    approvedAt
  }
`);

export const LexiconNow = graphql(/* GraphQL */ `
  query LexiconNow {
    lexicon {
      version
      name
      release
      rules
      faulty
      waiting
      signals {
        code
        label
      }
      viewerCan {
        propose
      }
    }
  }
`);

export const LexiconRules = graphql(/* GraphQL */ `
  query LexiconRules($search: String, $category: RuleCategory, $level: Level, $language: RuleLanguage, $after: String) {
    lexiconRules(search: $search, category: $category, level: $level, language: $language, after: $after, first: 30) {
      total
      items {
        id
        signal
        label
        level
        language
        certainty
        positive
        signedOff
        changedIn
      }
      page {
        hasNext
        next
        previous
      }
    }
  }
`);

export const LexiconRuleView = graphql(/* GraphQL */ `
  query LexiconRuleView($id: String!) {
    lexiconRule(id: $id) {
      ...LexiconRuleFields
      history {
        ...LexiconVersionFields
      }
    }
  }
`);

export const LexiconVersions = graphql(/* GraphQL */ `
  query LexiconVersions($after: String) {
    lexiconVersions(after: $after, first: 20) {
      items {
        ...LexiconVersionFields
      }
      page {
        hasNext
        next
        previous
      }
    }
  }
`);

export const LexiconReading = graphql(/* GraphQL */ `
  query LexiconReading($text: String!, $proposalId: UUID) {
    lexiconReading(text: $text, proposalId: $proposalId) {
      text
      version
      level
      words {
        word
        start
        end
      }
      steps {
        ruleId
        label
        from
        level
        turns
        quoted
        spans {
          start
          end
        }
      }
      findings {
        ruleId
        label
        level
        hold
      }
    }
  }
`);
