import { faultlessJudge } from '../../command/judge-resource.ts';
import { serve } from '../../command/threads/serve.ts';

serve(faultlessJudge);
