/** What a decision of the domain gives back: the next state and what became true. A refusal is thrown as DomainError. */
export interface Decision<State, Event> {
  next: State;
  events: readonly Event[];
}
