export default {
  'greeting.promise': 'A person answers every first post, most often within {time}.',
  'greeting.noTime': 'When a first post waits for an answer, our team is told.',
  'greeting.title': 'Greeting new people',
  'greeting.lead':
    'When nobody has answered somebody’s first post, we ask one or two people who like to greet. You can always leave it. Nobody asks you why.',
  'greeting.offer': 'I would like to greet new people',
  'greeting.offerNote': 'For {group} only. You can stop at any time.',
  'greeting.on': 'Saved. We may ask you now and then.',
  'greeting.off': 'Saved. We do not ask you.',
};
