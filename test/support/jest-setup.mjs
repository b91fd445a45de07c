// Decorator metadata must exist before any decorated class is loaded.
import 'reflect-metadata';
