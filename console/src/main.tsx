import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { answers } from './api/index.ts';
import { PAGES } from './frame/addresses.ts';
import { App } from './frame/app.tsx';
import { NoticesProvider } from './kit/index.ts';
import './style/tokens.css';
import './style/base.css';
import { LanguageProvider } from './words/index.ts';

// The page that was asked for comes along with who asks, not after it.
void Object.values(PAGES)
  .find(({ path }) => path === `/${window.location.pathname.split('/')[1] ?? ''}`)
  ?.prepare();

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
