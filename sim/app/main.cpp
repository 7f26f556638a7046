#include "app/commands.hpp"

int main(int argc, char** argv)
{
  return linli::run_command_line(argc, argv);
}
