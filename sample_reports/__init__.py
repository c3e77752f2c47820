"""Sample reports of invented agencies: sources, builder, gold."""
