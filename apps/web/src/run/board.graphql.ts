import { graphql } from '../platform/graphql-document.js';

export const BoardView = graphql(/* GraphQL */ `
  query BoardView {
    board {
      configurationFaulty
      levels {
        level
        open
        oldestAt
        targetSeconds
        late
        heldByName
      }
      cover {
        duty
        spans {
          name
          from
          until
        }
      }
      gaps {
        duty
        from
        until
        alarm
        toldAt
      }
      openShifts {
        id
        name
        duty
        until
        cases
      }
      missedTestPages {
        id
        name
        duty
        sentAt
      }
      cases {
        id
        reference
        level
        status
        ownerName
        dueAt
        dueFor
      }
      breaches {
        id
        timer
        level
        dueAt
        noticedAt
        cause
        subjectType
      }
      detector {
        working
        lastCheckedAt
        waiting
      }
      canaries {
        lowered
        at
      }
      secondReader {
        failingSince
      }
      pageChannels {
        channel
        failingSince
        testedAt
        isUnproven
      }
      firstLooks {
        week
        middleSeconds
        items
      }
      needed {
        source
        raised
        needed
      }
      learning {
        open
        oldestAt
        overdue
      }
      auditCheck {
        checkedAt
        entries
        faults
        isLate
      }
      sweepAt
      sweepLate
      at
    }
  }
`);
