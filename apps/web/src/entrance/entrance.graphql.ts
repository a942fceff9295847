import { graphql } from '../platform/graphql-document.js';

export const SignIn = graphql(/* GraphQL */ `
  mutation SignIn($email: String!, $password: String!, $keep: Boolean!) {
    signIn(email: $email, password: $password, keepMeSignedIn: $keep) {
      id
      sessionState
      workspaces
      memberships {
        id
      }
    }
  }
`);

export const StartTotp = graphql(/* GraphQL */ `
  mutation StartTotp {
    startTotp {
      secret
      uri
    }
  }
`);

export const ConfirmTotp = graphql(/* GraphQL */ `
  mutation ConfirmTotp($code: String!) {
    confirmTotp(code: $code) {
      id
      sessionState
    }
  }
`);

export const AskPasswordReset = graphql(/* GraphQL */ `
  mutation AskPasswordReset($email: String!) {
    askPasswordReset(email: $email) {
      id
    }
  }
`);

export const ResetPassword = graphql(/* GraphQL */ `
  mutation ResetPassword($token: String!, $password: String!) {
    resetPassword(token: $token, password: $password) {
      id
    }
  }
`);

export const ConfirmEmail = graphql(/* GraphQL */ `
  mutation ConfirmEmail($token: String!, $password: String) {
    confirmEmail(token: $token, password: $password) {
      id
    }
  }
`);

export const ResendConfirmation = graphql(/* GraphQL */ `
  mutation ResendConfirmation($email: String!) {
    resendConfirmation(email: $email) {
      id
    }
  }
`);

export const MailOutbox = graphql(/* GraphQL */ `
  query MailOutbox {
    mailOutbox {
      id
      to
      subject
      text
      createdAt
    }
  }
`);
