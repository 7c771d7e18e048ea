import { portionCheck } from '../../command/portion-check.ts';
import { serve } from '../../command/threads/serve.ts';

serve(portionCheck);
