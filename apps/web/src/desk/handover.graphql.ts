import { graphql } from '../platform/graphql-document.js';
import './desk.graphql.js';

export const Handover = graphql(/* GraphQL */ `
  query Handover {
    deskHandover {
      held {
        row {
          ...QueueRowFields
        }
        draft {
          ...HandoverDraftFields
        }
        takers {
          shiftId
          name
        }
        offeredToName
      }
      offered {
        row {
          ...QueueRowFields
        }
        fromName
        note
      }
    }
  }
`);

export const OfferConcern = graphql(/* GraphQL */ `
  mutation OfferConcern($key: UUID!, $id: UUID!, $toShiftId: UUID!, $note: String!) {
    offerConcern(key: $key, id: $id, toShiftId: $toShiftId, note: $note) {
      id
    }
  }
`);

export const AcceptConcern = graphql(/* GraphQL */ `
  mutation AcceptConcern($id: UUID!) {
    acceptConcern(id: $id) {
      id
    }
  }
`);

export const DeclineConcern = graphql(/* GraphQL */ `
  mutation DeclineConcern($id: UUID!) {
    declineConcern(id: $id) {
      id
    }
  }
`);
