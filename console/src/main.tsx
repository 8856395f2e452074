import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { answers, askAhead } from './api/index.ts';
import { PAGES } from './frame/addresses.ts';
import { App } from './frame/app.tsx';
import { NoticesProvider } from './kit/index.ts';
import './style/tokens.css';
import './style/base.css';
import { LanguageProvider } from './words/index.ts';

// The page that was asked for, who asks, and what that page shows first come at the same time, not one after the other.
const asked = Object.values(PAGES).find(
  ({ path }) => path === `/${window.location.pathname.split('/')[1] ?? ''}`,
);
void asked?.prepare();
void askAhead('/session').then((isKnown) => (isKnown && asked?.asks ? askAhead(asked.asks) : undefined));

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <QueryClientProvider client={answers}>
      <LanguageProvider>
        <BrowserRouter>
          {/* Inside: what is told may have links. */}
          <NoticesProvider>
            <App />
          </NoticesProvider>
        </BrowserRouter>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
