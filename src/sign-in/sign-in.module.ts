import { Module } from '@nestjs/common';
import { SessionSource } from './session.source.js';
import { Sessions } from './sessions.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { Throttle } from './throttle.js';
import { Viewers } from './viewers.js';

@Module({
  controllers: [SignInController],
  providers: [SessionSource, Sessions, SignInService, Throttle, Viewers],
  exports: [Viewers, Sessions],
})
export class SignInModule {}
