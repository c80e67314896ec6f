/** ELK in a thread of its own: in a worker its script listens to messages by itself. */
import 'elkjs/lib/elk-worker.min.js';
