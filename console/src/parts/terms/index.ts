export { TermsText } from './terms-text.tsx';
