/**
 * What a newcomer is asked, as data: the command asks it in the terminal and takes each answer as an option, the editor
 * asks it in its palette. An empty answer is the one that is offered, where there is one.
 */
export const QUESTION_IDS = ['title', 'starts', 'channel', 'demand', 'who', 'work', 'ai', 'wrong'] as const;
export type QuestionId = (typeof QUESTION_IDS)[number];

/** What was said to each question; empty: nothing. */
export type Said = Readonly<Partial<Record<QuestionId, string>>>;

export interface Question {
  readonly id: QuestionId;
  readonly asks: string;
  readonly example: string;
  /** Stands for an empty answer; without one, the question may be left open. */
  readonly otherwise?: string;
  /** What stands for the answer in a help. */
  readonly value: string;
  readonly help: string;
}

export const QUESTIONS: readonly Question[] = [
  {
    id: 'title',
    asks: 'What is the process called?',
    example: 'Motor claim',
    otherwise: 'Request',
    value: 'TITLE',
    help: 'what the process is called (Request)',
  },
  {
    id: 'starts',
    asks: 'What starts it?',
    example: 'A customer reports a damage',
    otherwise: 'A request arrives',
    value: 'TITLE',
    help: 'what starts it (A request arrives)',
  },
  {
    id: 'channel',
    asks: 'How does that arrive, in one word?',
    example: 'email, phone, form',
    value: 'WORD',
    help: 'how that arrives: email, phone, form, …',
  },
  {
    id: 'demand',
    asks: 'How many arrive?',
    example: '24/day; leave it open when nobody knows',
    value: 'RATE',
    help: 'how many arrive: 24/day',
  },
  {
    id: 'who',
    asks: 'Who works on it, and how many are they?',
    example: 'Claims handler 4, Team lead 1',
    otherwise: 'Clerk',
    value: 'ROLES',
    help: 'who works on it, and how many they are: "Claims handler 4, Team lead 1"',
  },
  {
    id: 'work',
    asks: 'What is done, in its order, by whom, and how long does it take?',
    example: 'Read the claim 10min, Decide by Team lead 20min',
    otherwise: 'Read the request, Decide, Answer',
    value: 'STEPS',
    help: 'what is done, in its order: "Read the claim 10min, Decide by Team lead 20min"',
  },
  {
    id: 'ai',
    asks: 'Which of these does an AI do, if any?',
    example: 'Read the claim',
    value: 'STEP',
    help: 'which of these an AI does, under checks',
  },
  {
    id: 'wrong',
    asks: 'What goes wrong now and then, and how often?',
    example: 'documents are missing 20%',
    value: 'TEXT',
    help: 'what goes wrong now and then: "documents are missing 20%"',
  },
];
