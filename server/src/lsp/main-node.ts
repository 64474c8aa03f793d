/** Entry of the server as a Node process of its own. */
import { serve } from './node.ts';

serve();
